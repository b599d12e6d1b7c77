package dev.larder.quarkus.test.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;
import io.quarkus.test.common.http.TestHTTPResource;

class LiveReloadTest {

    private static final int RELOADS = 10;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(DevShop.class, DevProducts.class, DevProduct.class)
                    .addAsResource(new StringAsset("""
                            quarkus.application.name=dev-shop
                            quarkus.http.port=0
                            larder.redis.deadline=10s
                            larder.lease.duration=30s
                            """), "application.properties"));

    private static RawRedis last = new RawRedis("redis://localhost:1");

    @TestHTTPResource("/shop/")
    URL shop;

    private RawRedis redis = last;

    @BeforeEach
    void findRedis() {
        System.getProperties().remove("dev-shop.loaders");
        redis = new RawRedis(get("redis"));
        last = redis;
    }

    @AfterAll
    static void redisStopsWithDevMode() {
        await().atMost(Duration.ofSeconds(10)).until(() -> !last.answers());
    }

    @Test
    void changesOfTheTtlTheKeyTheRecordAndTheSettingsHoldFromTheNextCall() {
        assertThat(get("1")).isEqualTo("DevProduct[id=1, name=name] loads=1");
        assertThat(get("1")).isEqualTo("DevProduct[id=1, name=name] loads=1");
        expectTtl("product:1", 200, 300);

        products(source -> source.replace("ttl = \"5m\"", "ttl = \"50s\""));
        assertThat(get("1")).as("still in Redis").isEqualTo("DevProduct[id=1, name=name] loads=0");
        assertThat(get("2")).isEqualTo("DevProduct[id=2, name=name] loads=1");
        expectTtl("product:2", 10, 50);

        products(source -> source.replace("product:{id}", "goods:{id}"));
        assertThat(get("1")).isEqualTo("DevProduct[id=1, name=name] loads=1");
        expectTtl("goods:1", 10, 50);

        APPLICATION.modifySourceFile(DevProduct.class,
                source -> source.replace("String name", "String name, int price"));
        products(source -> source.replace("(id, \"name\")", "(id, \"name\", 7)"));
        assertThat(get("1")).as("the old shape is a miss").isEqualTo("DevProduct[id=1, name=name, price=7] loads=1");

        APPLICATION.modifySourceFile(DevProduct.class, source -> source.replace("int price", "int cents"));
        assertThat(get("1")).as("a renamed component is a miss")
                .isEqualTo("DevProduct[id=1, name=name, cents=7] loads=1");

        APPLICATION.modifyResourceFile("application.properties",
                text -> text + "larder.caches.\"products\".ttl=7s\nlarder.caches.products.jitter=0\n");
        assertThat(get("3")).isEqualTo("DevProduct[id=3, name=name, cents=7] loads=1");
        expectTtl("goods:3", 0, 7);
    }

    @Test
    void tenReloadsLeaveNoThreadConnectionOrClassLoaderBehindAndKeepTheirRedis() {
        get("0");
        reload(0);
        Map<String, Long> threads = threads();
        long clients = redis.clients();
        for (int i = 1; i <= RELOADS; i++) {
            reload(i);
            assertThat(get("redis")).as("the same Redis").endsWith(":" + redis.port());
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(redis.clients()).isLessThanOrEqualTo(clients));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads()).isEqualTo(threads));
        assertThat(loaders()).as("of reload 0 and those after it").hasSize(RELOADS + 1);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            System.gc();
            assertThat(loaders().stream().filter(loader -> loader.get() != null).count())
                    .as("the class loader in use, and the one before it that the compiler may hold")
                    .isLessThanOrEqualTo(2);
        });
    }

    /** A change of the ttl that shows in Redis. */
    private void reload(int number) {
        int seconds = 1_000 * (number + 1);
        products(source -> source.replaceFirst("ttl = \"[0-9a-z]+\"", "ttl = \"" + seconds + "s\""));
        assertThat(get("reload" + number)).endsWith(" loads=1");
        expectTtl("product:reload" + number, seconds - 100, seconds);
    }

    /** What the entry lives in Redis. */
    private void expectTtl(String key, int leastSeconds, int mostSeconds) {
        await().untilAsserted(() -> assertThat(redis.number("PTTL dev-shop:" + key))
                .isBetween(leastSeconds * 1_000L, mostSeconds * 1_000L));
    }

    private void products(UnaryOperator<String> change) {
        APPLICATION.modifySourceFile(DevProducts.class, change);
    }

    private String get(String path) {
        return given().get(shop + path).then().statusCode(200).extract().asString();
    }

    /** How many threads there are of each kind that could be ours or be there because of us. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("larder") || name.startsWith("vert.x-eventloop"))
                .collect(Collectors.groupingBy(name -> name.replaceAll("[0-9]+", "n"), TreeMap::new,
                        Collectors.counting()));
    }

    @SuppressWarnings("unchecked")
    private static List<WeakReference<ClassLoader>> loaders() {
        return (List<WeakReference<ClassLoader>>) System.getProperties().get("dev-shop.loaders");
    }
}

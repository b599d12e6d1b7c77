package dev.larder.quarkus.test.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusDevModeTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** What was put off before a change of the code is applied once, by the old code or by the new. */
class ReloadWithWritesTest {

    private static final int WRITES = 20;

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClasses(DevSales.class, DevTill.class)
                    .addAsResource(new StringAsset("""
                            quarkus.application.name=dev-till
                            quarkus.http.port=0
                            larder.redis.deadline=10s
                            larder.lease.duration=30s
                            """), "application.properties"));

    @TestHTTPResource("/till/")
    URL till;

    @BeforeEach
    void forget() {
        System.getProperties().remove("dev-sales.sold");
    }

    @Test
    void whatWaitsIsAppliedBeforeTheOldCodeEnds() {
        sellAll();
        sales(source -> source.replace("\"v1\"", "\"v2\""));
        assertThat(get("waiting")).isEqualTo("0");
        assertThat(sold()).containsExactlyInAnyOrderElementsOf(all("v1"));
    }

    @Test
    void whatTheOldCodeHasNoTimeForIsAppliedByTheNew() {
        APPLICATION.modifyResourceFile("application.properties",
                text -> text + "larder.write-behind.drain-timeout=0s\n");
        sellAll();
        sales(source -> source.replace("\"v1\"", "\"v2\"").replace("\"1h\"", "\"10ms\""));
        await().atMost(Duration.ofSeconds(30)).until(() -> get("waiting"), "0"::equals);
        assertThat(sold()).containsExactlyInAnyOrderElementsOf(all("v2"));
    }

    private void sellAll() {
        IntStream.range(0, WRITES).forEach(i -> get(String.valueOf(i)));
        assertThat(get("waiting")).isEqualTo(String.valueOf(WRITES));
        assertThat(sold()).isEmpty();
    }

    private static List<String> all(String version) {
        return IntStream.range(0, WRITES).mapToObj(i -> i + " " + version).toList();
    }

    private static void sales(UnaryOperator<String> change) {
        APPLICATION.modifySourceFile(DevSales.class, change);
    }

    private String get(String path) {
        return given().get(till + path).then().statusCode(200).extract().asString();
    }

    @SuppressWarnings("unchecked")
    private static List<String> sold() {
        return (List<String>) System.getProperties().getOrDefault("dev-sales.sold", List.of());
    }
}

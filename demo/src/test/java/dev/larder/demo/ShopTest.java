package dev.larder.demo;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
class ShopTest {

    private static final String DATABASE = "METHOD";
    private static final String REDIS = "REDIS";
    private static final String MEMORY = "MEMORY";

    @BeforeEach
    void clear() {
        delete("/caches").then().statusCode(204);
    }

    private static String source(Response response) {
        return response.header(AnswerHeaders.SOURCE);
    }

    private static List<String> sourcesOfTwo(String path) {
        List<String> sources = new ArrayList<>();
        for (int call = 0; call < 2; call++) {
            Response response = get(path);
            response.then().statusCode(200);
            sources.add(source(response));
        }
        return sources;
    }

    @Test
    void pageIsServedWithItsStyleAndScript() {
        assertThat(get("/").then().statusCode(200).contentType(ContentType.HTML).extract().asString())
                .contains("shop.css", "shop.js", "What Redis holds");
        get("/shop.css").then().statusCode(200);
        get("/shop.js").then().statusCode(200);
        assertThat(get("/shop/database").jsonPath().getLong("delayMillis")).isPositive();
    }

    @Test
    void productComesFromTheDatabaseAndThenFromMemory() {
        Response first = get("/shop/products/7");
        Response second = get("/shop/products/7");
        assertThat(source(first)).isEqualTo(DATABASE);
        assertThat(source(second)).isEqualTo(MEMORY);
        assertThat(second.asString()).isEqualTo(first.asString()).contains("Darjeeling");
        assertThat(second.header(AnswerHeaders.KEY)).isEqualTo("shop:product:7");
        assertThat(second.header(AnswerHeaders.TIMING)).matches("shop;dur=\\d+\\.\\d{3}");
    }

    @Test
    void reloadAsksTheDatabaseAgainAndStoresTheAnswer() {
        get("/shop/products/2");
        assertThat(source(get("/shop/products/2?reload=true"))).isEqualTo(DATABASE);
        assertThat(source(get("/shop/products/2"))).isEqualTo(MEMORY);
    }

    @Test
    void unknownProductIsRememberedAsUnknown() {
        assertThat(source(get("/shop/products/999").then().statusCode(404).extract().response())).isEqualTo(DATABASE);
        assertThat(source(get("/shop/products/999").then().statusCode(404).extract().response())).isEqualTo(MEMORY);
    }

    @Test
    void newPriceIsSeenByTheNextCall() {
        get("/shop/products/3");
        get("/shop/categories/bread/products");
        given().contentType(ContentType.JSON).body("{\"price\": 3.75}").put("/shop/products/3/price").then()
                .statusCode(204);
        Response product = get("/shop/products/3");
        assertThat(source(product)).isEqualTo(DATABASE);
        assertThat(product.jsonPath().getString("price")).isEqualTo("3.75");
        Response shelf = get("/shop/categories/bread/products");
        assertThat(source(shelf)).isEqualTo(DATABASE);
        assertThat(shelf.jsonPath().getString("find { it.id == 3 }.price")).isEqualTo("3.75");
    }

    @Test
    void priceThatIsNoneIsRefused() {
        for (String body : List.of("{}", "{\"price\": -1}")) {
            given().contentType(ContentType.JSON).body(body).put("/shop/products/3/price").then().statusCode(400);
        }
        given().contentType(ContentType.JSON).body("{\"price\": 1}").put("/shop/products/999/price").then()
                .statusCode(404);
    }

    @Test
    void shelvesDifferByCategoryAndOrderAndNotByVisitor() {
        assertThat(source(given().header("User-Agent", "one").get("/shop/categories/tea/products")))
                .isEqualTo(DATABASE);
        assertThat(source(given().header("User-Agent", "two").get("/shop/categories/tea/products"))).isEqualTo(MEMORY);
        assertThat(source(get("/shop/categories/tea/products?order=PRICE"))).isEqualTo(DATABASE);
        assertThat(source(get("/shop/categories/cheese/products"))).isEqualTo(DATABASE);
    }

    @Test
    void eachTierAnswersWhereItIsMeantTo() {
        assertThat(sourcesOfTwo("/shop/categories")).containsExactly(DATABASE, MEMORY);
        assertThat(sourcesOfTwo("/shop/products/1/rating")).containsExactly(DATABASE, MEMORY);
        assertThat(sourcesOfTwo("/shop/products/1/reviews")).containsExactly(DATABASE, REDIS);
        assertThat(get("/caches/redis").jsonPath().getList("key"))
                .contains("shop:rating:1", "shop:reviews:1").doesNotContain("shop:categories");
    }

    @Test
    void newReviewIsSeenInTheReviewsAndInTheRating() {
        get("/shop/products/9/reviews");
        get("/shop/products/9/rating").then().statusCode(200);
        given().contentType(ContentType.JSON).body("{\"author\": \"Lin\", \"stars\": 4, \"text\": \"Fresh.\"}")
                .post("/shop/products/9/reviews").then().statusCode(204);
        assertThat(get("/shop/products/9/reviews").jsonPath().getList("author")).containsExactly("Lin");
        assertThat(get("/shop/products/9/rating").jsonPath().getInt("reviews")).isEqualTo(1);
    }

    @Test
    void clearingOneCacheLeavesTheOthers() {
        get("/shop/products/1");
        get("/shop/categories");
        delete("/caches/products").then().statusCode(204);
        assertThat(source(get("/shop/products/1"))).isEqualTo(DATABASE);
        assertThat(source(get("/shop/categories"))).isEqualTo(MEMORY);
        delete("/caches/cupboard").then().statusCode(404);
    }

    @Test
    void callsAtOnceShareOneLoad() {
        long loads = loads();
        List<CompletableFuture<String>> calls = IntStream.range(0, 5)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> source(get("/shop/products/8")))).toList();
        assertThat(calls).map(CompletableFuture::join).containsOnlyOnce(DATABASE)
                .isSubsetOf(DATABASE, "SHARED", MEMORY);
        assertThat(loads() - loads).isEqualTo(1);
    }

    private static long loads() {
        return get("/caches").jsonPath().getLong("find { it.cache == 'products' }.stats.loads");
    }

    @Test
    void looksReachTheDatabaseInFewBatches() {
        long before = Long.parseLong(get("/views/7").asString());
        long batches = get("/views/queue").jsonPath().getLong("batches");
        post("/views/all/900").then().statusCode(204);
        Awaitility.await().until(() -> get("/views/queue").jsonPath().getLong("backlog") == 0);
        assertThat(Long.parseLong(get("/views/7").asString())).isEqualTo(before + 100);
        assertThat(get("/views/queue").jsonPath().getLong("batches") - batches).isBetween(1L, 100L);
    }
}

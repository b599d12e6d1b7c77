package dev.larder.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** The shop as the page calls it. */
@Path("/shop")
public class ShopResource {

    private final Shop shop;
    private final Database database;

    /** What a product is to cost from now on. */
    public record Price(@Nullable BigDecimal price) {
    }

    /** What the page has to say of the database. */
    public record About(long delayMillis) {
    }

    public ShopResource(Shop shop, Database database) {
        this.shop = shop;
        this.database = database;
    }

    @GET
    @Path("categories")
    public List<Category> categories() {
        return shop.categories();
    }

    @GET
    @Path("categories/{category}/products")
    public List<Product> shelf(@RestPath String category, @RestQuery @DefaultValue("NAME") Shelf.Order order,
            @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("somebody") String visitor) {
        return shop.shelf(new Shelf(category, order), visitor);
    }

    @GET
    @Path("products/{id}")
    public Product product(@RestPath long id, @RestQuery @DefaultValue("false") boolean reload) {
        return shop.product(id, reload).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("products/{id}/reviews")
    public Uni<List<Review>> reviews(@RestPath long id) {
        return shop.reviews(id);
    }

    @GET
    @Path("products/{id}/rating")
    public CompletionStage<Rating> rating(@RestPath long id) {
        return shop.rating(id);
    }

    @GET
    @Path("database")
    public About database() {
        return new About(database.delay().toMillis());
    }

    @PUT
    @Path("products/{id}/price")
    public void reprice(@RestPath long id, Price to) {
        BigDecimal price = to.price();
        if (price == null || price.signum() < 0) {
            throw new BadRequestException("A price is a number, and not below 0");
        }
        if (!shop.reprice(id, price)) {
            throw new NotFoundException();
        }
    }

    @POST
    @Path("products/{id}/reviews")
    public void review(@RestPath long id, Review review) {
        shop.review(id, review);
    }
}

package dev.larder.demo;

import java.util.stream.LongStream;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import dev.larder.Larder;

/** The views of products, and the queue that they wait in. */
@Path("/views")
public class ViewsResource {

    private static final int MOST = 10_000;

    private final Views views;
    private final Larder larder;
    private final Database database;

    /** How many looks wait, and how often the database was written to. */
    public record Progress(long backlog, long batches) {
    }

    public ViewsResource(Views views, Larder larder, Database database) {
        this.views = views;
        this.larder = larder;
        this.database = database;
    }

    @GET
    @Path("{product}")
    public long of(@RestPath long product) {
        return views.of(product);
    }

    /** Somebody looks at each product in turn, so many times altogether. */
    @POST
    @Path("all/{times}")
    public void seeAll(@RestPath int times) {
        if (times < 1 || times > MOST) {
            throw new BadRequestException("From 1 to " + MOST + " looks");
        }
        long[] products = database.products();
        LongStream.range(0, times).forEach(look -> views.see(products[(int) (look % products.length)], 1));
    }

    @GET
    @Path("queue")
    public Progress queue() {
        return new Progress(larder.queue("views").backlog(), database.batches());
    }
}

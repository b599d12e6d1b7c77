package dev.larder.quarkus.test.dev;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.larder.Larder;
import io.smallrye.common.annotation.Blocking;

@Path("/till")
@Blocking
public class DevTill {

    @Inject
    DevSales sales;

    @Inject
    Larder larder;

    @GET
    @Path("{id}")
    public String sell(String id) {
        sales.sell(id);
        return id;
    }

    @GET
    @Path("waiting")
    public long waiting() {
        return larder.queue("sales").backlog();
    }
}

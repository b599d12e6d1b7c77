package dev.larder.demo;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.larder.Larder;
import io.quarkus.runtime.StartupEvent;

/** Fills a new database. One that outlived a live reload is left as it is, and so is what Redis remembers of it. */
@ApplicationScoped
public class Opening {

    private final EntityManager rows;
    private final Larder larder;

    public Opening(EntityManager rows, Larder larder) {
        this.rows = rows;
        this.larder = larder;
    }

    @Transactional
    void open(@Observes StartupEvent start) {
        if (rows.createQuery("select count(*) from Product", Long.class).getSingleResult() > 0) {
            return;
        }
        List.of(new CategoryRow("bread", "Bread"), new CategoryRow("cheese", "Cheese"), new CategoryRow("tea", "Tea"))
                .forEach(rows::persist);
        List.of(new ProductRow(1, "Rye loaf", "bread", "4.20"), new ProductRow(2, "Baguette", "bread", "1.90"),
                new ProductRow(3, "Focaccia", "bread", "3.50"), new ProductRow(4, "Comté, 18 months", "cheese", "7.80"),
                new ProductRow(5, "Stilton", "cheese", "6.40"),
                new ProductRow(6, "Fresh goat cheese", "cheese", "4.90"),
                new ProductRow(7, "Darjeeling first flush", "tea", "12.50"), new ProductRow(8, "Sencha", "tea", "9.80"),
                new ProductRow(9, "Mint", "tea", "3.20")).forEach(rows::persist);
        List.of(new ReviewRow(1, new Review("Ada", 5, "Keeps for a week.")),
                new ReviewRow(1, new Review("Grace", 4, "A good crust.")),
                new ReviewRow(4, new Review("Barbara", 5, "Nutty.")),
                new ReviewRow(7, new Review("Frances", 3, "Fine, though not cheap."))).forEach(rows::persist);
        // What Redis may hold was read from an earlier database.
        larder.caches().forEach(name -> larder.cache(name).clear());
    }
}

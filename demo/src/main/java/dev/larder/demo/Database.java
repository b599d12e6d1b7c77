package dev.larder.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The origin of all answers. Reads take as long as {@code shop.database.delay} says, as if the database were far away. */
@ApplicationScoped
public class Database {

    private final EntityManager rows;
    private final Duration delay;
    private final AtomicLong batches = new AtomicLong();

    public Database(EntityManager rows, @ConfigProperty(name = "shop.database.delay") Duration delay) {
        this.rows = rows;
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }

    @Transactional
    public List<Category> categories() {
        travel();
        return rows.createQuery("from Category order by name", CategoryRow.class)
                .getResultStream()
                .map(row -> new Category(row.id, row.name))
                .toList();
    }

    @Transactional
    public Optional<Product> product(long id) {
        travel();
        return Optional.ofNullable(rows.find(ProductRow.class, id))
                .map(row -> new Product(row.id, row.name, row.category, row.price));
    }

    @Transactional
    public List<Product> products(Shelf shelf) {
        travel();
        String order = switch (shelf.order()) {
            case NAME -> "name";
            case PRICE -> "price, name";
        };
        return rows.createQuery("from Product where category = :category order by " + order, ProductRow.class)
                .setParameter("category", shelf.category())
                .getResultStream()
                .map(row -> new Product(row.id, row.name, row.category, row.price))
                .toList();
    }

    @Transactional
    public List<Review> reviews(long product) {
        travel();
        return rows.createQuery("from Review where product = :product order by id desc", ReviewRow.class)
                .setParameter("product", product)
                .getResultStream()
                .map(row -> new Review(row.author, row.stars, row.text))
                .toList();
    }

    @Transactional
    public boolean reprice(long id, BigDecimal price) {
        ProductRow row = rows.find(ProductRow.class, id);
        if (row != null) {
            row.price = price;
        }
        return row != null;
    }

    @Transactional
    public void add(long product, Review review) {
        rows.persist(new ReviewRow(product, review));
    }

    @Transactional
    public long[] products() {
        return rows.createQuery("select id from Product order by id", Long.class).getResultStream()
                .mapToLong(Long::longValue).toArray();
    }

    @Transactional
    public long views(long product) {
        travel();
        ViewsRow row = rows.find(ViewsRow.class, product);
        return row == null ? 0 : row.times;
    }

    @Transactional
    public void see(List<Views.Seen> looks) {
        travel();
        looks.forEach(look -> {
            ViewsRow row = rows.find(ViewsRow.class, look.product(), LockModeType.PESSIMISTIC_WRITE);
            if (row == null) {
                row = new ViewsRow(look.product());
                rows.persist(row);
            }
            row.times += look.times();
        });
        batches.incrementAndGet();
    }

    /** How often views were written. */
    public long batches() {
        return batches.get();
    }

    private void travel() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted on the way to the database", interrupted);
        }
    }
}

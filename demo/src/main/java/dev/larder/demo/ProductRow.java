package dev.larder.demo;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity(name = "Product")
@Table(name = "product")
class ProductRow {

    @Id
    long id;
    String name = "";
    String category = "";
    BigDecimal price = BigDecimal.ZERO;

    ProductRow() {
    }

    ProductRow(long id, String name, String category, String price) {
        this.id = id;
        this.name = name;
        this.category = category;
        this.price = new BigDecimal(price);
    }
}

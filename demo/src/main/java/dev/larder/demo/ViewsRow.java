package dev.larder.demo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity(name = "Views")
@Table(name = "views")
class ViewsRow {

    @Id
    long product;
    long times;

    ViewsRow() {
    }

    ViewsRow(long product) {
        this.product = product;
    }
}

package dev.larder.demo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity(name = "Category")
@Table(name = "category")
class CategoryRow {

    @Id
    String id = "";
    String name = "";

    CategoryRow() {
    }

    CategoryRow(String id, String name) {
        this.id = id;
        this.name = name;
    }
}

package dev.larder.demo;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity(name = "Review")
@Table(name = "review")
class ReviewRow {

    @Id
    @GeneratedValue
    long id;
    long product;
    String author = "";
    int stars;
    String text = "";

    ReviewRow() {
    }

    ReviewRow(long product, Review review) {
        this.product = product;
        this.author = review.author();
        this.stars = review.stars();
        this.text = review.text();
    }
}

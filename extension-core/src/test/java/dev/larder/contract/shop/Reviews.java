package dev.larder.contract.shop;

import jakarta.enterprise.context.ApplicationScoped;

/** Inherits the same cached method, for other types. */
@ApplicationScoped
public class Reviews extends Repository<Product.Review, Integer> {
}

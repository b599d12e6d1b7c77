package dev.larder.contract.shop;

import jakarta.enterprise.context.ApplicationScoped;

/** Inherits its cached method. */
@ApplicationScoped
public class Products extends Repository<Product, String> {
}

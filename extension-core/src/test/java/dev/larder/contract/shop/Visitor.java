package dev.larder.contract.shop;

import jakarta.enterprise.context.RequestScoped;

/** Whom a request is for. */
@RequestScoped
public class Visitor {

    private String name = "somebody";

    public void is(String other) {
        name = other;
    }

    public String greeting() {
        return " for " + name;
    }
}

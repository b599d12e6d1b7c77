package dev.larder.contract.shop;

/** A class with getters and a public field, for property paths. */
public class Page {

    public int size = 10;
    private final Customer owner;

    public Page(Customer owner) {
        this.owner = owner;
    }

    public Customer getOwner() {
        return owner;
    }

    public record Customer(String name, Address address) {
    }

    public record Address(String city, int zip) {
    }
}

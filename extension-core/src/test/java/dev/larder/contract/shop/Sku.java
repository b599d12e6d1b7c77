package dev.larder.contract.shop;

/** A type that key templates know by {@link SkuFormat} only. */
public final class Sku {

    private final int group;
    private final int number;

    public Sku(int group, int number) {
        this.group = group;
        this.number = number;
    }

    public int group() {
        return group;
    }

    public int number() {
        return number;
    }
}

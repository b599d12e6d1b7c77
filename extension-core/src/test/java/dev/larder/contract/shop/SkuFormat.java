package dev.larder.contract.shop;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.spi.KeyFormat;

@ApplicationScoped
public class SkuFormat implements KeyFormat<Sku> {

    @Override
    public String format(Sku sku) {
        return sku.group() + ":" + sku.number();
    }
}

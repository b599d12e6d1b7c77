package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.awaitility.core.ConditionFactory;

import dev.larder.contract.shop.Product;
import dev.larder.spi.Source;

/** Redis falls silent, and this process cannot know what others invalidate. */
class TrustContract extends Topic {

    private final Counted<Product> loader = Counted.of(() -> Product.named("new"));

    TrustContract(Container container) {
        super(container);
    }

    private String answer() throws Exception {
        return plain.product("1", loader).id();
    }

    private boolean isFromMemory() {
        List<Source> sources = sources("product");
        return sources.get(sources.size() - 1) == Source.MEMORY;
    }

    private static ConditionFactory forLongerThanTheLag() {
        return Fixture.soon().during(ContractSuite.MAX_LAG.multipliedBy(3));
    }

    /** The memory of this process holds an old value, and this process has heard all there was to hear. */
    final void cached() throws Exception {
        plain.product("1", () -> Product.named("old"));
        awaitStored("contract:product:1");
        memoryAnswersOnWithOld();
    }

    final void memoryAnswersOnWithOld() {
        forLongerThanTheLag().until(() -> answer().equals("old") && isFromMemory());
        assertThat(loader.runs()).isZero();
    }

    /** With whatever it holds. */
    final void memoryAnswersOn() {
        forLongerThanTheLag().until(() -> {
            answer();
            return isFromMemory();
        });
    }

    final void awaitLoad() {
        int before = loader.runs();
        Fixture.soon().until(() -> {
            answer();
            return loader.runs() > before;
        });
    }

    final void invalidatedElsewhere() {
        try (OtherProcess other = new OtherProcess(container)) {
            other.remove("contract:product:1");
        }
    }
}

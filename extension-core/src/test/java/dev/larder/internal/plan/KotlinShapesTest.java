package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.larder.Cached;
import dev.larder.internal.key.KeyPart;

/** Classes as the Kotlin compiler makes them: a data class, its properties, and methods of a class that is open. */
class KotlinShapesTest {

    /** {@code data class Item(val sku: String, val isActive: Boolean, val owner: Owner)}. */
    public static final class Item {

        private final String sku;
        private final boolean isActive;
        private final Owner owner;

        public Item(String sku, boolean isActive, Owner owner) {
            this.sku = sku;
            this.isActive = isActive;
            this.owner = owner;
        }

        public String getSku() {
            return sku;
        }

        public boolean isActive() {
            return isActive;
        }

        public Owner getOwner() {
            return owner;
        }

        public String component1() {
            return sku;
        }

        public boolean component2() {
            return isActive;
        }

        public Owner component3() {
            return owner;
        }

        public Item copy(String otherSku, boolean otherIsActive, Owner otherOwner) {
            return new Item(otherSku, otherIsActive, otherOwner);
        }
    }

    /** {@code data class Owner(val URLPart: String, var name: String)}. */
    public static final class Owner {

        private final String urlPart;
        private String name;

        public Owner(String urlPart, String name) {
            this.urlPart = urlPart;
            this.name = name;
        }

        public String getURLPart() {
            return urlPart;
        }

        public String getName() {
            return name;
        }

        public void setName(String to) {
            name = to;
        }
    }

    static class Items {

        @Cached(cache = "byItem", key = "item:{item.sku}:{item.isActive}:{item.owner.name}:{item.owner.URLPart}")
        String byItem(Item item) {
            return item.getSku();
        }

        @Cached(cache = "owners", key = "owner:{name}")
        Owner owner(String name) {
            return new Owner(name, name);
        }
    }

    static class Misspelt {

        @Cached(cache = "items", key = "item:{item.skuu}")
        String byItem(Item item) {
            return item.getSku();
        }
    }

    @Test
    void propertiesOfDataClassesAreRead() {
        assertThat(PlanReports.plans(Items.class).get(0).key()).filteredOn(KeyPart.Argument.class::isInstance)
                .map(KeyPart.Argument.class::cast)
                .extracting(argument -> argument.path().get(argument.path().size() - 1).member())
                .containsExactly("getSku", "isActive", "getName", "getURLPart");
    }

    @Test
    void nearNameIsSuggested() {
        assertThat(PlanReports.report(Misspelt.class)).contains("did you mean sku?");
    }

    @Test
    void propertyThatCanBeSetMakesTheClassOneThatCanBeChanged() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Items.class).warnings()).singleElement()
                .extracting(Problem::message)
                .isEqualTo("memory gives all callers the same object, and Owner.name is changed by setName()");
    }
}

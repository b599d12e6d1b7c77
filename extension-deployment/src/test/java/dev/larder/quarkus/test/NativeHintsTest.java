package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import dev.larder.spi.KeyFormat;
import dev.larder.spi.StoreFilter;
import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveMethodBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class NativeHintsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Catalog.class, Product.class, Money.class, MoneyFormat.class,
                    Paid.class, Views.class, View.class, Visitor.class, Sum.class))
            .overrideConfigKey("larder.defaults.tier", "local")
            .addBuildChainCustomizer(chain -> chain.addBuildStep(NativeHintsTest::look)
                    .consumes(ReflectiveHierarchyBuildItem.class).consumes(ReflectiveClassBuildItem.class)
                    .consumes(ReflectiveMethodBuildItem.class)
                    .produces(FeatureBuildItem.class).build());

    private static final String HERE = NativeHintsTest.class.getName();

    record Product(String id, LocalDate since) {
    }

    record Money(long cents) {
    }

    @ApplicationScoped
    static class MoneyFormat implements KeyFormat<Money> {

        @Override
        public String format(Money value) {
            return Long.toString(value.cents());
        }
    }

    public static class Paid implements StoreFilter<String> {

        @Override
        public boolean mayStore(String value) {
            return !value.isEmpty();
        }
    }

    @ApplicationScoped
    static class Catalog {

        @Cached(key = "by-date:{product.since.year}")
        Uni<Map<String, List<Product>>> find(Product product) {
            return Uni.createFrom().item(Map.of());
        }

        @Cached(storeIf = Paid.class)
        String price(Money money) {
            return "";
        }
    }

    record Visitor(String name) {
    }

    record View(String page, List<Visitor> visitors) {
    }

    public static class Sum implements Merger<View> {

        @Override
        public View merge(View earlier, View later) {
            return later;
        }
    }

    @ApplicationScoped
    static class Views {

        @WriteBehind(queue = "views", key = "view:{page}", merge = Sum.class)
        void save(String page, List<Visitor> visitors) {
            // Only its plan matters.
        }

        @BatchWriter("views")
        void saveAll(List<View> views) {
            // Only its plan matters.
        }
    }

    private static void look(BuildContext context) {
        assertThat(context.consumeMulti(ReflectiveHierarchyBuildItem.class))
                .extracting(item -> item.getType().name().toString())
                .contains(HERE + "$Product", HERE + "$View", HERE + "$Visitor");
        Set<String> classes = context.consumeMulti(ReflectiveClassBuildItem.class).stream()
                .flatMap(item -> item.getClassNames().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(classes).contains("java.util.Map", "java.util.List", "java.lang.String", HERE + "$MoneyFormat",
                "dev.larder.quarkus.test.dev_larder_quarkus_test_NativeHintsTest$Product_since_LarderKey",
                "dev.larder.generated.java_time_LocalDate_getYear_LarderKey");
        assertThat(context.consumeMulti(ReflectiveClassBuildItem.class))
                .anyMatch(item -> item.getClassNames().contains(HERE + "$Paid") && item.isConstructors())
                .anyMatch(item -> item.getClassNames().contains(HERE + "$Sum") && item.isConstructors());
        assertThat(context.consumeMulti(ReflectiveMethodBuildItem.class))
                .filteredOn(item -> item.getDeclaringClass().equals(HERE + "$Views"))
                .extracting(ReflectiveMethodBuildItem::getName).containsOnly("save", "saveAll");
        context.produce(new FeatureBuildItem("hints-that-were-looked-at"));
    }

    @Test
    void typesReadersFormatsFiltersMergersAndMethodsOfQueuesAreRegistered() {
        assertThat(APPLICATION).as("looked at when it was built").isNotNull();
    }
}

package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.KeyIgnore;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.key.KeyWriters;
import dev.larder.internal.key.ValueFormat;
import dev.larder.internal.shape.reflect.ReflectionAccessors;
import dev.larder.spi.StoreFilter;
import io.smallrye.mutiny.Uni;

class PlanCompilerTest {

    public record Product(String id) {
    }

    public record Page<T>(T item, int number) {
    }

    public interface Identified<I> {
        I getId();
    }

    static class Base<I> implements Identified<I> {
        private final I id;

        Base(I id) {
            this.id = id;
        }

        @Override
        public I getId() {
            return id;
        }

        public boolean isActive() {
            return true;
        }
    }

    public static class Account extends Base<Long> {
        public final String region;

        Account(long id, String region) {
            super(id);
            this.region = region;
        }

        public String plan() {
            return "gold";
        }
    }

    static class Cheap implements StoreFilter<Object> {
        @Override
        public boolean mayStore(Object value) {
            return true;
        }
    }

    static class Finder<K, V> {
        @Cached(key = "one:{key}")
        V one(K key) {
            throw new UnsupportedOperationException();
        }

        @Cached
        CompletionStage<List<V>> many(Page<K> page, K[] keys) {
            throw new UnsupportedOperationException();
        }

        @Cached(key = "page:{page.item}")
        V page(Page<K> page) {
            throw new UnsupportedOperationException();
        }
    }

    static class Products extends Finder<String, Product> {
        @Override
        @Cached
        CompletionStage<List<Product>> many(@KeyIgnore Page<String> page, String[] keys) {
            return super.many(page, keys);
        }

        @Cached(cache = "full", key = "{1}:{@user}", ttl = "5m", jitter = 0.2, negativeTtl = "0s", tier = Tier.LOCAL,
                singleFlight = SingleFlight.NONE, staleGrace = "1m", staleIfError = "2m", refreshAhead = "3m",
                earlyRefresh = 1, idle = "4m", loadTimeout = "5s", localTtl = "6m", storeIf = Cheap.class)
        Uni<Optional<Map<String, List<? extends Product>>>> full(@CacheBypass boolean fresh, int id) {
            return Uni.createFrom().nothing();
        }
    }

    @Test
    void planSaysAllThatIsKnown() {
        assertThat(plan("full"))
                .isEqualTo(new MethodPlan(Products.class.getName(), "full", List.of("boolean", "int"), "full",
                        "{1}:{@user}",
                        List.of(new KeyPart.Argument(1, List.of(), new ValueFormat.Plain()), new KeyPart.Literal(":"),
                                new KeyPart.Ambient("user")),
                        ResultForm.UNI,
                        "java.util.Map<java.lang.String, java.util.List<" + Product.class.getName() + ">>", true, 0, -1,
                        new PolicyText("5m", 0.2, "0s", Tier.LOCAL, SingleFlight.NONE, "1m", "2m", "3m", 1, "4m", "5s",
                                "6m"),
                        Cheap.class.getName(), List.of(), true));
    }

    @Test
    void planOfAMethodThatNeedsItsCallIsElseTheSame() {
        MethodPlan plan = plan("one");
        assertThat(plan.needingCall().needsCall()).isTrue();
        assertThat(plan.needingCall()).usingRecursiveComparison().ignoringFields("needsCall").isEqualTo(plan);
    }

    @Test
    void derivedKeyHoldsTheCacheAndWhatIsNotIgnored() {
        MethodPlan plan = plan("many");
        assertThat(plan.cache()).isEqualTo("Products.many");
        assertThat(plan.template()).isEqualTo("Products.many:{1}");
        assertThat(plan.key()).containsExactly(new KeyPart.Literal("Products.many:"),
                new KeyPart.Argument(1, List.of(), new ValueFormat.SequenceOf(new ValueFormat.Text())));
        assertThat(plan.form()).isEqualTo(ResultForm.STAGE);
        assertThat(plan.policy())
                .isEqualTo(new PolicyText("", Double.NaN, "", Tier.CONFIGURED, SingleFlight.CONFIGURED, "", "", "",
                        Double.NaN, "", "", ""));
        assertThat(plan.storeIf()).isEmpty();
    }

    @Test
    void inheritedMethodHasTheTypesOfItsBean() {
        MethodPlan plan = plan("one");
        assertThat(plan.beanClass()).isEqualTo(Products.class.getName());
        assertThat(plan.parameterTypes()).containsExactly("java.lang.Object");
        assertThat(plan.valueType()).isEqualTo(Product.class.getName());
        assertThat(plan.key()).last().isEqualTo(new KeyPart.Argument(0, List.of(), new ValueFormat.Text()));
    }

    @Test
    void propertyOfAGenericTypeHasItsArgumentAndItsErasure() {
        assertThat(plan("page").key()).last().isEqualTo(new KeyPart.Argument(0,
                List.of(new KeyPart.Property(Page.class.getName(), "item", true, "java.lang.Object")),
                new ValueFormat.Text()));
    }

    static class Paths {
        @Cached(key = "{a.id}:{a.active}:{a.plan}:{a.region}:{p.item.id}:{p.number}:{text.length}")
        String find(Account a, Page<? extends Account> p, String text) {
            return "";
        }
    }

    @Test
    void propertiesAreReadThroughGettersMethodsFieldsAndSupertypes() {
        MethodPlan plan = PlanReports.plans(Paths.class).get(0);
        Account account = new Account(7, "eu:west");
        assertThat(write(plan, account, new Page<>(account, 3), "four")).isEqualTo("shop:7:true:gold:eu%3Awest:7:3:4");
        assertThat(write(plan, null, new Page<>(null, 3), null))
                .isEqualTo("shop:%null:%null:%null:%null:%null:3:%null");
    }

    @Test
    void aSubclassOfTheDeclaredTypeIsReadToo() {
        MethodPlan plan = PlanReports.plans(Paths.class).get(0);
        Account account = new Account(7, "eu") {
            @Override
            public String plan() {
                return "free";
            }
        };
        assertThat(write(plan, account, new Page<Account>(account, 3), "")).startsWith("shop:7:true:free:eu:");
    }

    @SuppressWarnings("NonApiType")
    static class Types {
        @Cached
        String find(Thread.State state, StringBuilder text, ArrayList<int[]> numbers, SortedSet<Character> letters,
                Optional<List<UUID>> ids, OptionalLong version, Locale locale,
                Instant at) {
            return "";
        }
    }

    @Test
    void everySupportedTypeHasItsFormat() {
        ValueFormat plain = new ValueFormat.Plain();
        ValueFormat text = new ValueFormat.Text();
        assertThat(PlanReports.plans(Types.class).get(0).key().stream().filter(KeyPart.Argument.class::isInstance)
                .map(part -> ((KeyPart.Argument) part).format())).containsExactly(new ValueFormat.EnumName(), text,
                        new ValueFormat.SequenceOf(new ValueFormat.SequenceOf(plain)), new ValueFormat.SequenceOf(text),
                        new ValueFormat.OptionalOf(new ValueFormat.SequenceOf(plain)),
                        new ValueFormat.OptionalOf(plain),
                        text, text);
    }

    @Test
    void beansInAnyOrderGiveTheSamePlans() {
        assertThat(PlanReports.plans(Types.class, Paths.class)).isEqualTo(PlanReports.plans(Paths.class, Types.class));
    }

    private static String write(MethodPlan plan, Object... arguments) {
        return KeyWriters.compile(KeyPrefix.of("shop"), plan.key(),
                new ReflectionAccessors(PlanCompilerTest.class.getClassLoader()), type -> {
                    throw new AssertionError(type);
                }, name -> () -> name).write(arguments);
    }

    private static MethodPlan plan(String method) {
        return PlanReports.plans(Products.class).stream().filter(plan -> plan.method().equals(method)).findFirst()
                .orElseThrow();
    }
}

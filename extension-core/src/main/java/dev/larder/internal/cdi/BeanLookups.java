package dev.larder.internal.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import dev.larder.Merger;
import dev.larder.internal.key.AmbientSource;
import dev.larder.internal.key.Formats;
import dev.larder.internal.transaction.Endings;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.jta.JtaTransactions;
import dev.larder.spi.Ambient;
import dev.larder.spi.AmbientValue;
import dev.larder.spi.CallListener;
import dev.larder.spi.KeyFormat;
import dev.larder.spi.StoreFilter;

/** Finds the beans that extend Larder, once, at start-up. */
public final class BeanLookups {

    private final Instance<Object> beans;

    public BeanLookups(Instance<Object> beans) {
        this.beans = beans;
    }

    /** @param formats the class of the {@code KeyFormat} of a type, by the type's name */
    public Formats formats(Map<String, Class<?>> formats) {
        return type -> {
            Class<?> format = formats.get(type);
            if (format == null) {
                throw new IllegalStateException("no KeyFormat of " + type + ", which was there when the plan was made");
            }
            return (KeyFormat<?>) beans.select(format, Any.Literal.INSTANCE).get();
        };
    }

    /**
     * The {@code StoreFilter} of a plan by its class' name: the bean of that class, else a new object of it.
     *
     * @throws IllegalStateException if there is no such bean, and no public constructor without parameters
     */
    public Function<String, StoreFilter<Object>> filters(ClassLoader loader) {
        return name -> name.isEmpty() ? new StoreFilter.All() : filter(name, loader);
    }

    /** The rules have compared the filter's type with the method's. */
    @SuppressWarnings("unchecked")
    private StoreFilter<Object> filter(String name, ClassLoader loader) {
        return (StoreFilter<Object>) beanOrNew("StoreFilter", name, loader);
    }

    /**
     * The {@code Merger} of a queue by its class' name, found as a {@code StoreFilter} is. The rules have compared its type
     * with the record's.
     */
    @SuppressWarnings("unchecked")
    public Function<String, Merger<Object>> mergers(ClassLoader loader) {
        return name -> (Merger<Object>) beanOrNew("Merger", name, loader);
    }

    private Object beanOrNew(String kind, String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            Optional<? extends Instance.Handle<?>> bean = beans.select(type, Any.Literal.INSTANCE).handlesStream()
                    .filter(handle -> handle.getBean().getBeanClass().equals(type)).findFirst();
            return bean.isPresent() ? bean.get().get() : type.getConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException("the " + kind + ' ' + name + " cannot be used: it is no bean, and has no"
                    + " public constructor without parameters that succeeds", unusable);
        }
    }

    public AmbientSource ambient() {
        return name -> beans.select(AmbientValue.class, new Ambient.Literal(name)).get();
    }

    /** One listener that tells all. */
    public CallListener listener() {
        List<CallListener> listeners = beans.select(CallListener.class, Any.Literal.INSTANCE).stream().toList();
        return switch (listeners.size()) {
            case 0 -> (cache, key, source) -> {};
            case 1 -> listeners.get(0);
            default -> (cache, key, source) -> listeners.forEach(each -> each.answered(cache, key, source));
        };
    }

    /** The transactions of the registry that is a bean; none if no bean is one. */
    public Transactions transactions(Endings endings) {
        return transactions(() -> JtaTransactions.ofBean(beans, endings));
    }

    /** As {@link #transactions}; if no bean is a registry, of the one for which the platform has a name. */
    Transactions transactionsOrPlatforms(Endings endings) {
        return transactions(() -> JtaTransactions.ofBean(beans, endings).or(() -> JtaTransactions.ofPlatform(endings)));
    }

    /** The API itself may be absent. */
    private static Transactions transactions(Supplier<Optional<Transactions>> found) {
        try {
            return found.get().orElse(Transactions.NONE);
        } catch (NoClassDefFoundError absent) {
            return Transactions.NONE;
        }
    }
}

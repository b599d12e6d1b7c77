package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.key.KeyPart;

/**
 * All that is known of a cached method before it is called and before configuration is read. Plain data, so that a build
 * step can record it.
 *
 * @param beanClass binary name of the bean's class, which may inherit the method
 * @param method name of the method
 * @param parameterTypes binary names of the erased parameter types, as the declaring class has them
 * @param cache name of the cache
 * @param template the key template as written or derived
 * @param key the compiled template
 * @param form how the method gives its result
 * @param valueType the declared type of the cached value, boxed, without {@code Uni}, {@code CompletionStage} and
 *        {@code Optional} around it, in source form with binary class names: {@code java.util.List<shop.Product>}
 * @param optional whether the value is wrapped in an {@code Optional}
 * @param bypass index of the bypass parameter, or -1
 * @param each index of the parameter each of whose elements has a key of its own, or -1; {@code key} is compiled for one
 *        element in its place, and {@code valueType} is what the method's map holds for it
 * @param policy what the annotation says about how long, where and by whom
 * @param storeIf binary name of the {@code StoreFilter}; empty: every value may be stored
 * @param tags of each entry; the argument after the last is its value, and of {@code each} parameters there is one element
 * @param needsCall whether the method can run within a call only: its key holds an ambient value, an interceptor stands
 *        outside Larder's, or its bean lives in a request or session, or injects a bean that does
 */
public record MethodPlan(String beanClass, String method, List<String> parameterTypes, String cache, String template,
        List<KeyPart> key, ResultForm form, String valueType, boolean optional, int bypass, int each, PolicyText policy,
        String storeIf, List<TagPlan> tags, boolean needsCall) {

    /** The same plan of a method that can run within a call only. */
    public MethodPlan needingCall() {
        return new MethodPlan(beanClass, method, parameterTypes, cache, template, key, form, valueType, optional,
                bypass, each, policy, storeIf, tags, true);
    }

    /** Whether the key holds a value of the call's surroundings. */
    public boolean readsAmbient() {
        return key.stream().anyMatch(KeyPart.Ambient.class::isInstance);
    }

    /** The method as texts name it: {@code shop.Products.find(java.lang.String)}. */
    public String describe() {
        return beanClass + "." + method + "(" + String.join(", ", parameterTypes) + ")";
    }
}

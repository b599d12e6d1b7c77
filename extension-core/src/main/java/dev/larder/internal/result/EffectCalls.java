package dev.larder.internal.result;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Makes calls with an effect of methods that give their result in one form. Thread-safe. */
public interface EffectCalls {

    /**
     * @param effects makes the effect of one run of the method
     * @param invocation of the method
     * @param call that it is given
     * @return what the method's signature promises
     * @throws Exception the method's own, if it gives its result plainly
     */
    @Nullable
    <C> Object call(Supplier<Effect> effects, Invocation<C> invocation, C call) throws Exception;
}

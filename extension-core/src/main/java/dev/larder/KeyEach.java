package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code Collection}, {@code List} or {@code Set} of which each element has an entry of its own. In the key template the
 * parameter stands for one element, and the method returns a {@code Map} from elements to values, plain or in a
 * {@code Uni} or {@code CompletionStage}:
 *
 * <pre>
 * &#64;Cached(cache = "products", key = "product:{ids}")
 * public Map&lt;String, Product&gt; findAll(@KeyEach Collection&lt;String&gt; ids)
 * </pre>
 * <p>
 * A call reads the entries of all elements at once and runs the method once at most, with the elements that have none, in
 * the order of the call and each once. What the method gives is stored element by element, and an element that it leaves
 * out is remembered as absent. The entries are shared with methods for one element that have the same keys, such as
 * <code>product:{id}</code>. The caller gets a new map in the order it asked, without absent elements.
 * <p>
 * For an empty collection the answer is an empty map, and the method does not run; for {@code null} it is the method's.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface KeyEach {
}

package dev.larder.internal.cdi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;

/** Put by the wiring on cached methods that may begin a transaction: their calls say which one they were made in. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Transacted {

    /** The annotation of methods that may begin a transaction; the API that has it may be absent. */
    String BY = "jakarta.transaction.Transactional";

    /** The annotation as an object. */
    final class Literal extends AnnotationLiteral<Transacted> implements Transacted {

        public static final Literal INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;
    }
}

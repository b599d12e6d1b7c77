package dev.larder.internal.plan;

import java.util.stream.IntStream;

import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.AnnotationShape;

/** 2xx: what a method must be. */
final class MethodRules {

    private MethodRules() {
    }

    static void interceptable(MethodSubject subject, Findings findings) {
        subject.method().modifiers()
                .forEach(modifier -> findings.add(subject, subject.declaration().modifier(modifier),
                        "a " + DeclarationText.word(modifier) + " method cannot be intercepted, so "
                                + switch (subject.method().annotation().name()) {
                                    case AnnotationShape.CACHED -> "it is never cached";
                                    case AnnotationShape.WRITE_BEHIND -> "it runs at once";
                                    default -> "it changes no cache";
                                },
                        "make it a method of the bean that is not " + DeclarationText.word(modifier)));
        if (subject.bean().isFinal()) {
            findings.add(subject, subject.annotation().member(""),
                    "the class is final, so its methods cannot be intercepted", "make the class not final");
        }
    }

    static void givesSomething(MethodSubject subject, Findings findings) {
        if (subject.result() instanceof ResultType.Nothing) {
            findings.add(subject, subject.declaration().returnType(), "the method returns nothing that could be cached",
                    "return the value, or remove @Cached");
        }
    }

    static void resolvable(MethodSubject subject, Findings findings) {
        if (subject.result() instanceof ResultType.Unresolvable unresolvable) {
            findings.add(subject, subject.declaration().returnType(),
                    "the return type does not tell what is cached: it has " + unresolvable.part(),
                    "declare the concrete type");
        }
    }

    static void reusable(MethodSubject subject, Findings findings) {
        if (subject.result() instanceof ResultType.SingleUse once) {
            findings.add(subject, subject.declaration().returnType(),
                    Article.with(once.type()) + " is consumed once and cannot be given to a second caller",
                    "return what it holds, such as a List or byte[], plain or in one Uni or CompletionStage");
        }
    }

    static void bypass(MethodSubject subject, Findings findings) {
        int first = subject.bypass();
        IntStream.range(0, subject.method().parameters().size())
                .filter(index -> subject.method().parameters().get(index).bypass()).forEach(index -> {
                    Excerpt excerpt = subject.declaration().parameter(index);
                    if (!subject.method().parameters().get(index).type().erasure().equals("boolean")) {
                        findings.add(subject, excerpt, "@CacheBypass stands on a parameter that is not a boolean",
                                "make it a boolean: true loads past the cache");
                    }
                    if (index != first) {
                        findings.add(subject, excerpt, "a second parameter has @CacheBypass", "leave one of them");
                    }
                });
    }
}

package dev.larder.internal.plan;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;

/** 4xx: what a method with {@code @WriteBehind} must keep, besides the rules of templates and of writers. */
final class WriteRules {

    /** Names stand in configuration keys, metrics and Redis keys alike. */
    private static final Pattern QUEUE_NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int QUEUE_NAME_LENGTH = 128;

    /** The stream of what processes tell each other is called so. */
    private static final String OWN = "news";
    private static final int MAX_BATCH = 10_000;
    private static final String WRITE_ID = "dev.larder.WriteId";

    private WriteRules() {
    }

    /** A rule of writers. */
    static Rule.Check<WriteSubject> ofWriter(Rule.Check<WriterSubject> rule) {
        return (write, findings) -> rule.find(write.writer(), findings);
    }

    static void queueName(WriteSubject write, Findings findings) {
        String queue = write.queue();
        if (!QUEUE_NAME.matcher(queue).matches() || queue.length() > QUEUE_NAME_LENGTH || queue.equals(OWN)) {
            findings.add(write.whole(), write.whole().annotation().member("queue"),
                    "'" + queue + "' cannot be the name of a queue",
                    "name it with 1 to " + QUEUE_NAME_LENGTH
                            + " letters (A to Z), digits, '-', '_' and '.', and not 'news', which is Larder's own");
        }
    }

    static void givesNothing(WriteSubject write, Findings findings) {
        if (!Unwrapped.of(write.whole().method().returnType()).isPlainNothing()) {
            findings.add(write.whole(), write.whole().declaration().returnType(),
                    "the method runs when its caller has gone on, so nobody gets its result",
                    "return void, Uni<Void> or CompletionStage<Void>; or use @CachePut, which waits");
        }
    }

    /** A call is recorded with the names of its parameters, so that it can be told from one of another build. */
    static void parameterNames(WriteSubject write, Findings findings) {
        List<ParameterShape> parameters = write.parameters();
        IntStream.range(0, parameters.size()).filter(index -> parameters.get(index).name().isEmpty()).limit(1)
                .forEach(index -> findings.add(write.whole(), write.whole().declaration().parameter(index),
                        "the class file does not tell the names of the parameters, and calls are recorded with them",
                        "compile with -parameters"));
    }

    static void recordable(WriteSubject write, Findings findings) {
        List<ParameterShape> parameters = write.parameters();
        IntStream.range(0, parameters.size()).forEach(index -> {
            String name = write.whole().parameterName(index);
            Excerpt excerpt = write.whole().declaration().parameter(index);
            if (parameters.get(index).type().erasure().equals(WRITE_ID)) {
                findings.add(write.whole(), excerpt, name + " is a WriteId, which no caller has",
                        "take it as a component of the record of a @BatchWriter");
                return;
            }
            Recordable.obstacle(parameters.get(index).type(), write.whole().catalog())
                    .ifPresent(obstacle -> findings.add(write.whole(), excerpt,
                            name + " cannot be recorded: " + obstacle,
                            "take data, such as a record of texts and numbers; let the bean inject what works on it"));
        });
    }

    static void valueToStore(WriteSubject write, Findings findings) {
        AnnotationText annotation = write.whole().annotation();
        Stream.of("value", "ttl", "tags").filter(write.annotation().members()::containsKey).forEach(member -> {
            if (write.removes()) {
                findings.add(write.whole(), annotation.member(member),
                        member + (member.equals("value") ? " is what would be stored" : " is of a value that is stored")
                                + ", and a removal stores none",
                        "leave " + member + " out, or removes");
            } else if (write.writer().value().isEmpty()) {
                findings.add(write.whole(), annotation.member(member),
                        member + " is of a value that is stored, and none is",
                        "say what to store with value = \"{...}\", or leave " + member + " out");
            }
        });
    }

    static void numbers(WriteSubject write, Findings findings) {
        PolicyRules.duration("ttl", false, write.whole(), findings);
        PolicyRules.duration("delay", true, write.whole(), findings);
        write.annotation().whole("batch").filter(batch -> batch < 1 || batch > MAX_BATCH)
                .ifPresent(batch -> findings.add(write.whole(), write.whole().annotation().member("batch"),
                        "batch " + batch + " is out of range", "write a number from 1 to " + MAX_BATCH));
    }

    static void alone(WriteSubject write, Findings findings) {
        MethodShape method = write.whole().method();
        write.whole().bean().methods().stream()
                .filter(other -> other.name().equals(method.name())
                        && erasures(other).equals(erasures(method)))
                .map(other -> other.annotation().name()).filter(name -> !name.equals(AnnotationShape.WRITE_BEHIND))
                .distinct()
                .forEach(name -> findings.add(write.whole(), write.whole().annotation().member(""),
                        "@" + name + " stands on the same method, which runs when its caller has gone on",
                        "leave one of them; what of the cache a write changes, @WriteBehind says itself"));
    }

    private static List<String> erasures(MethodShape method) {
        return method.parameters().stream().map(ParameterShape::erasure).toList();
    }
}

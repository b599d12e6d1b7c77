package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.overlap.Keys;
import dev.larder.internal.overlap.Keys.Witness;
import dev.larder.internal.overlap.Pieces;
import dev.larder.internal.plan.Rule.Findings;

/** 1xx: templates that look different, and make the same key of some arguments. */
final class OverlapRules {

    private OverlapRules() {
    }

    /** What of a method is compared with all others. */
    private record Candidate(int number, MethodSubject method, KeyForm form, String looks, String type, Keys keys,
            Pieces.Row row) {

        static Candidate of(int number, MethodSubject method, Pieces pieces) {
            Keys keys = KeyLanguages.of(method);
            return new Candidate(number, method, KeyForm.of(method.parsed()), CommonKeyRules.keys(method),
                    CommonKeyRules.type(method), keys, pieces.of(keys));
        }

        /** A cache's methods may share entries on purpose. */
        boolean shares(Candidate other) {
            return method.cache().equals(other.method.cache()) && type.equals(other.type);
        }

        /** Those that make the same keys of the same values are another rule's. The cheapest test of two comes first. */
        Optional<Witness> meet(Candidate other, Pieces pieces) {
            return !form.mayBe(other.form) || looks.equals(other.looks) || !pieces.meet(row, other.row)
                    ? Optional.empty()
                    : keys.meet(other.keys);
        }
    }

    /** Candidates by what their keys begin with: a new one is compared with those alone that may meet it. */
    private static final class Earlier {

        private final Map<Integer, Map<Optional<String>, List<Candidate>>> bySizeAndStart = new HashMap<>();

        void add(Candidate candidate) {
            of(candidate).computeIfAbsent(candidate.form().start(), start -> new ArrayList<>()).add(candidate);
        }

        /** In the order in which they came. */
        List<Candidate> near(Candidate candidate) {
            Map<Optional<String>, List<Candidate>> byStart = of(candidate);
            Stream<List<Candidate>> near = candidate.form().start().isEmpty() ? byStart.values().stream()
                    : Stream.of(candidate.form().start(), Optional.<String>empty())
                            .map(start -> byStart.getOrDefault(start, List.of()));
            return near.flatMap(List::stream).sorted(Comparator.comparingInt(Candidate::number)).toList();
        }

        private Map<Optional<String>, List<Candidate>> of(Candidate candidate) {
            return bySizeAndStart.computeIfAbsent(candidate.form().size(), size -> new HashMap<>());
        }
    }

    static void templatesApart(List<MethodSubject> subjects, Findings findings) {
        Pieces pieces = new Pieces();
        Earlier before = new Earlier();
        for (int i = 0; i < subjects.size(); i++) {
            Candidate candidate = Candidate.of(i, subjects.get(i), pieces);
            Set<String> told = new HashSet<>();
            for (Candidate other : before.near(candidate)) {
                if (!candidate.shares(other) && !told.contains(other.looks())) {
                    candidate.meet(other, pieces).ifPresent(witness -> {
                        told.add(other.looks());
                        tell(candidate, other, witness, findings);
                    });
                }
            }
            before.add(candidate);
        }
    }

    private static void tell(Candidate here, Candidate there, Witness witness, Findings findings) {
        List<String> sides = new ArrayList<>();
        side(here, witness.ours(), " here", sides);
        side(there, witness.theirs(), " there", sides);
        MethodSubject other = there.method();
        findings.add(here.method(), here.method().annotation().member("key"),
                "can make a key of " + other.name() + ": \""
                        + witness.key()
                        + "\", when " + String.join(" and ", sides),
                "begin the keys of one of them with a word of its own" + (here.type().equals(there.type())
                        ? ", or give both the same cache if they are to share entries"
                        : ""));
    }

    private static void side(Candidate candidate, List<String> texts, String where, List<String> sides) {
        if (!texts.isEmpty()) {
            List<String> names = names(candidate.method());
            List<String> shown = candidate.keys().shown(texts);
            sides.add(IntStream.range(0, texts.size()).mapToObj(i -> names.get(i) + " = " + shown.get(i))
                    .collect(Collectors.joining(", ")) + where);
        }
    }

    /** The placeholders as they were written. */
    private static List<String> names(MethodSubject method) {
        KeyTemplate template = method.parsed();
        return template.segments().stream().filter(KeyTemplate.Segment.Placeholder.class::isInstance)
                .map(KeyTemplate.Segment.Placeholder.class::cast)
                .map(place -> template.text().substring(place.position(), place.position() + place.length())).toList();
    }
}

package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.larder.internal.redis.Script;

/** The user that the reference of failures recommends may do what queues need, and nothing else. */
class QueueAccessTest {

    private static final Path PAGE = Path.of("../docs/modules/ROOT/pages/reference/failure.adoc");
    private static final Pattern CALLED = Pattern.compile("redis\\.p?call\\('([A-Z]+)'");
    private static final Pattern SENT = Pattern.compile("Command\\.\\w+\\(\\s*\"([A-Z]+)\"(?:, \"(GET)\")?");

    private static final List<Script> SCRIPTS = List.of(Scripts.ATTEND, IntakeScripts.APPEND, IntakeScripts.PEEK,
            IntakeScripts.BEGIN_DIRECT, IntakeScripts.END_DIRECT, LetterScripts.RESOLVE, OwnerScripts.CLAIM,
            OwnerScripts.RENEW, OwnerScripts.RELEASE, OwnerScripts.OPEN, OwnerScripts.DONE, OwnerScripts.BURY);

    @Test
    void listNamesWhatIsUsed() throws IOException {
        List<String> lines = Pattern.compile("ACL SETUSER larder (.*)").matcher(Files.readString(PAGE)).results()
                .map(found -> found.group(1)).toList();
        Set<String> all = allowed(lines.get(0));
        Set<String> ofQueues = allowed(lines.get(1));
        assertThat(ofQueues).doesNotContainAnyElementsOf(all);
        all.addAll(ofQueues);
        assertThat(all).containsAll(used());
        assertThat(used()).containsAll(ofQueues);
    }

    private static Set<String> allowed(String rules) {
        return Stream.of(rules.split(" ")).filter(rule -> rule.startsWith("+")).map(rule -> rule.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        SCRIPTS.forEach(script -> CALLED.matcher(script.text()).results().forEach(found -> used.add(found.group(1))));
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/larder/internal/behind"))) {
            for (Path source : sources.toList()) {
                SENT.matcher(Files.readString(source)).results().forEach(found -> used
                        .add(found.group(1) + (found.group(2) == null ? "" : '|' + found.group(2))));
            }
        }
        return used.stream().map(command -> command.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

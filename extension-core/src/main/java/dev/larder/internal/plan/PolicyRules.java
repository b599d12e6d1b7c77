package dev.larder.internal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.policy.DurationSource;
import dev.larder.internal.shape.AnnotationShape;

/** 2xx: what an annotation says about how long and under which name. */
final class PolicyRules {

    /** Names stand in configuration keys, metrics and Redis keys alike. */
    private static final Pattern CACHE_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int CACHE_NAME_LENGTH = 128;
    private static final double MAX_JITTER = 0.5;
    private static final double MAX_EARLY_REFRESH = 10;
    private static final List<String> MAY_BE_ZERO = List.of("staleGrace", "staleIfError", "refreshAhead", "idle",
            "negativeTtl", "loadTimeout", "localTtl");

    private PolicyRules() {
    }

    static void durations(MethodSubject subject, Findings findings) {
        duration("ttl", false, subject, findings);
        MAY_BE_ZERO.forEach(member -> duration(member, true, subject, findings));
    }

    static void duration(String member, boolean zeroAllowed, MethodSubject subject, Findings findings) {
        String text = subject.method().annotation().text(member);
        if (text.isEmpty()) {
            return;
        }
        DurationSource source = DurationSource.parse(text);
        if (source instanceof DurationSource.Refused refused) {
            findings.add(subject, subject.annotation().part(member, refused.position(), refused.offending().length()),
                    member + ": " + refused.message(), refused.mend());
        } else if (!zeroAllowed && known(source).filter(Duration::isZero).isPresent()) {
            findings.add(subject, subject.annotation().member(member), member + " is zero: nothing would ever be fresh",
                    "write a longer duration, or "
                            + (subject.method().annotation().is(AnnotationShape.CACHED) ? "remove @Cached"
                                    : "leave " + member + " out"));
        }
    }

    private static Optional<Duration> known(DurationSource source) {
        return source instanceof DurationSource.Fixed fixed ? Optional.of(fixed.duration())
                : ((DurationSource.Expression) source).otherwise();
    }

    static void jitter(MethodSubject subject, Findings findings) {
        double jitter = subject.method().annotation().number("jitter");
        if (jitter < 0 || jitter > MAX_JITTER) {
            findings.add(subject, subject.annotation().member("jitter"), "jitter " + jitter + " is out of range",
                    "write a fraction of the ttl from 0 to 0.5");
        }
    }

    static void earlyRefresh(MethodSubject subject, Findings findings) {
        double factor = subject.method().annotation().number("earlyRefresh");
        if (factor < 0 || factor > MAX_EARLY_REFRESH) {
            findings.add(subject, subject.annotation().member("earlyRefresh"),
                    "earlyRefresh " + factor + " is out of range", "write a number from 0 to 10; 1 suits most methods");
        }
    }

    static void aheadWithinTtl(MethodSubject subject, Findings findings) {
        Optional<Duration> ahead = fixed(subject, "refreshAhead");
        Optional<Duration> ttl = fixed(subject, "ttl");
        if (ahead.isPresent() && ttl.isPresent() && !ttl.get().isZero() && ahead.get().compareTo(ttl.get()) >= 0) {
            findings.add(subject, subject.annotation().member("refreshAhead"),
                    "refreshAhead is not shorter than the ttl: every call would start a refresh",
                    "write a small part of the ttl, which is " + subject.method().annotation().text("ttl"));
        }
    }

    /** Configuration that adds a window can as well add the timeout; what it might say counts as said. */
    static void timeoutNeedsOldValues(MethodSubject subject, Findings findings) {
        if (mayLast(subject, "loadTimeout") && !mayLast(subject, "staleGrace") && !mayLast(subject, "staleIfError")) {
            findings.add(subject, subject.annotation().member("loadTimeout"),
                    "loadTimeout answers with an old value, and none is ever kept",
                    "add staleGrace = \"...\" or staleIfError = \"...\", or remove loadTimeout");
        }
    }

    /** A duration that no configuration key stands in. */
    private static Optional<Duration> fixed(MethodSubject subject, String member) {
        return DurationSource.parse(subject.method().annotation().text(member)) instanceof DurationSource.Fixed fixed
                ? Optional.of(fixed.duration())
                : Optional.empty();
    }

    private static boolean mayLast(MethodSubject subject, String member) {
        return !subject.method().annotation().text(member).isEmpty()
                && fixed(subject, member).filter(Duration::isZero).isEmpty();
    }

    static void cacheName(MethodSubject subject, Findings findings) {
        String cache = subject.cache();
        if (!CACHE_NAME.matcher(cache).matches()) {
            findings.add(subject, subject.annotation().member("cache"), "'" + cache + "' cannot be the name of a cache",
                    "name it with cache = \"...\" of letters (A to Z), digits, '-', '_', and '.' between them");
        } else if (cache.length() > CACHE_NAME_LENGTH) {
            findings.add(subject, subject.annotation().member("cache"),
                    "the name of the cache is longer than " + CACHE_NAME_LENGTH + " characters",
                    "name it with a shorter cache = \"...\"");
        }
    }
}

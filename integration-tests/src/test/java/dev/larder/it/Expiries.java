package dev.larder.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.larder.it.worker.CallRecord;

/**
 * The origin's questions for one hot key, taken together by expiry. A value is fresh for its ttl after the origin gave
 * it, so a question that comes sooner after another than half of that belongs to the same expiry.
 */
record Expiries(List<List<Question>> questions) {

    static Expiries of(List<Question> asked, Duration ttl) {
        List<List<Question>> expiries = new ArrayList<>();
        long until = Long.MIN_VALUE;
        for (Question question : asked.stream().filter(Question::isAnswered).toList()) {
            if (expiries.isEmpty() || question.began - until > ttl.toNanos() / 2) {
                expiries.add(new ArrayList<>());
                until = question.ended;
            }
            expiries.get(expiries.size() - 1).add(question);
            until = Math.max(until, question.ended);
        }
        return new Expiries(expiries);
    }

    int count() {
        return questions.size();
    }

    /** The most questions that one expiry has cost. */
    int most() {
        return questions.stream().mapToInt(List::size).max().orElse(0);
    }

    /** For each process the expiries that it has seen: each has a copy of its own, which need not end with the others'. */
    static List<Expiries> byProcess(List<Question> asked, Duration ttl) {
        return asked.stream().collect(Collectors.groupingBy(Question::worker)).values().stream()
                .map(ofOne -> of(ofOne, ttl)).toList();
    }

    /** The most questions that were open at the same time. */
    static long mostAtOnce(List<Question> asked) {
        return asked.stream().mapToLong(one -> asked.stream()
                .filter(other -> other.began <= one.began && other.ended > one.began).count()).max().orElse(0);
    }

    double mean() {
        return Math.round(100.0 * questions.stream().mapToInt(List::size).sum() / Math.max(1, count())) / 100.0;
    }

    /** Whether a call was made while a value was being renewed, or not long before or after. */
    boolean isNear(CallRecord call, Duration margin) {
        return questions.stream().anyMatch(expiry -> expiry.stream().anyMatch(
                question -> call.ended() > question.began - margin.toNanos()
                        && call.began() < question.ended + margin.toNanos()));
    }
}

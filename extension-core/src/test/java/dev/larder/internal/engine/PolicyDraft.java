package dev.larder.internal.engine;

import java.time.Duration;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.policy.Policy;

/** A policy in the making: fresh for ten seconds, and everything else off. */
final class PolicyDraft {

    private Tier tier = Tier.BOTH;
    private SingleFlight singleFlight = SingleFlight.CLUSTER;
    private Duration ttl = Duration.ofSeconds(10);
    private double jitter;
    private Duration negativeTtl = Duration.ofSeconds(10);
    private Duration idle = Duration.ZERO;
    private Duration localTtl = Duration.ZERO;
    private Duration grace = Duration.ZERO;
    private Duration ifError = Duration.ZERO;
    private Duration errorPause = Duration.ofSeconds(1);
    private Duration ahead = Duration.ZERO;
    private double early;
    private Duration loadTimeout = Duration.ZERO;
    private boolean inBackground = true;
    private int maxConcurrentLoads;
    private boolean localCopy;

    PolicyDraft tier(Tier which) {
        tier = which;
        return this;
    }

    PolicyDraft singleFlight(SingleFlight which) {
        singleFlight = which;
        return this;
    }

    PolicyDraft ttl(Duration fresh) {
        ttl = fresh;
        return this;
    }

    PolicyDraft jitter(double part) {
        jitter = part;
        return this;
    }

    PolicyDraft negativeTtl(Duration fresh) {
        negativeTtl = fresh;
        return this;
    }

    PolicyDraft idle(Duration unread) {
        idle = unread;
        return this;
    }

    PolicyDraft localTtl(Duration bound) {
        localTtl = bound;
        return this;
    }

    PolicyDraft grace(Duration window) {
        grace = window;
        return this;
    }

    PolicyDraft ifError(Duration window) {
        ifError = window;
        return this;
    }

    PolicyDraft errorPause(Duration pause) {
        errorPause = pause;
        return this;
    }

    PolicyDraft ahead(Duration left) {
        ahead = left;
        return this;
    }

    PolicyDraft early(double factor) {
        early = factor;
        return this;
    }

    PolicyDraft loadTimeout(Duration longest) {
        loadTimeout = longest;
        return this;
    }

    PolicyDraft inForeground() {
        inBackground = false;
        return this;
    }

    PolicyDraft maxConcurrentLoads(int most) {
        maxConcurrentLoads = most;
        return this;
    }

    PolicyDraft localCopy() {
        localCopy = true;
        return this;
    }

    Policy settle() {
        return new Policy(true, tier, singleFlight, new Policy.Lifetime(ttl, jitter, negativeTtl, idle, localTtl),
                new Policy.Staleness(grace, ifError, errorPause),
                new Policy.Renewal(ahead, early, loadTimeout, inBackground), maxConcurrentLoads, localCopy);
    }
}

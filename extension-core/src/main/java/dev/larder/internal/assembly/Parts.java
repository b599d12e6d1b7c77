package dev.larder.internal.assembly;

import java.util.Optional;
import java.util.function.Function;

import dev.larder.internal.coherence.View;
import dev.larder.internal.engine.EngineLimits;
import dev.larder.internal.key.Accessors;
import dev.larder.internal.key.AmbientSource;
import dev.larder.internal.key.Formats;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;
import dev.larder.internal.transaction.Transactions;
import dev.larder.spi.CallListener;
import dev.larder.spi.StoreFilter;

/**
 * What a container brings to the assembly.
 *
 * @param plans of all methods
 * @param policies settles the policy of a plan
 * @param prefix of all keys
 * @param accessors read the properties that key templates name
 * @param formats write the types that have a {@code KeyFormat}
 * @param ambient finds ambient values by name
 * @param codecs of the plans
 * @param filters the {@code StoreFilter} of a class name; one that lets all pass if it is empty
 * @param listener is told of each answer
 * @param surroundings of calls
 * @param transactions that calls may run in
 * @param deferral of calls whose methods run later
 * @param fencesCommits whether the keys that a transaction changes are fenced before it commits
 * @param maxLocalWeight bound of the memory tier, in bytes
 * @param limits of the engine
 * @param remote the Redis tier; empty if there is no Redis, which the policies then must not ask for
 * @param failsLoudly whether who invalidates is thrown an exception when Redis does not take it
 * @param view how long memory may be trusted
 * @param time of this process
 * @param journal for trouble
 */
public record Parts(Plans plans, Function<MethodPlan, Policy> policies, KeyPrefix prefix,
        Accessors accessors,
        Formats formats, AmbientSource ambient, Codecs codecs,
        Function<String, StoreFilter<Object>> filters, CallListener listener,
        Surroundings surroundings, Transactions transactions, Deferral deferral, boolean fencesCommits,
        long maxLocalWeight,
        EngineLimits limits, Optional<RemoteTier> remote, boolean failsLoudly, View view, Time time,
        Journal journal) {
}

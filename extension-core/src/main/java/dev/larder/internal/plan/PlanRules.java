package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.key.KeyTemplate.Fault;

/** The rules by area: 1xx keys and tags, 2xx policies and methods, 3xx writers, 4xx queues, 5xx callers, 6xx values. {@link BeanRules} has those of classes. */
final class PlanRules {

    /** What one method must keep. */
    static final List<Rule<MethodSubject>> OF_A_METHOD = List.of(
            new Rule<>(101, (subject, findings) -> KeyRules.template(Fault.SYNTAX, subject, findings)),
            new Rule<>(102, KeyRules::knownParameters),
            new Rule<>(103, KeyRules::knownProperties),
            new Rule<>(104, KeyRules::positionsInRange),
            new Rule<>(105, KeyRules::everyParameterCounts),
            new Rule<>(106, KeyRules::supportedTypes),
            new Rule<>(107, KeyRules::noResult),
            new Rule<>(108, KeyRules::knownAmbientValues),
            new Rule<>(109, KeyRules::readableProperties),
            new Rule<>(110, KeyRules::parameterNames),
            new Rule<>(111, (subject, findings) -> KeyRules.template(Fault.LITERAL, subject, findings)),
            new Rule<>(112, KeyRules::ignoredNotUsed),
            new Rule<>(113, KeyRules::bypassNotUsed),
            new Rule<>(114, (subject, findings) -> KeyRules.template(Fault.SEPARATOR, subject, findings)),
            new Rule<>(115, EachRules::inTheKey),
            new Rule<>(116, EachRules::noOtherMark),
            new Rule<>(117, TagRules::eachOnce),
            new Rule<>(119, NullRules::pathsHold),
            new Rule<>(201, PolicyRules::durations),
            new Rule<>(202, PolicyRules::jitter),
            new Rule<>(203, MethodRules::interceptable),
            new Rule<>(204, MethodRules::givesSomething),
            new Rule<>(205, MethodRules::bypass),
            new Rule<>(207, PolicyRules::cacheName),
            new Rule<>(208, MethodRules::resolvable),
            new Rule<>(209, MethodRules::reusable),
            new Rule<>(213, PolicyRules::earlyRefresh),
            new Rule<>(214, PolicyRules::aheadWithinTtl),
            new Rule<>(215, StoreRules::creatable),
            new Rule<>(216, StoreRules::ofTheValue),
            new Rule<>(217, PolicyRules::timeoutNeedsOldValues),
            new Rule<>(218, EachRules::collection),
            new Rule<>(219, EachRules::map),
            new Rule<>(501, SharingRules::restricted),
            new Rule<>(502, SharingRules::readsItsCaller),
            new Rule<>(503, SharingRules::sharedForAReason),
            new Rule<>(601, TypeRules::canBeWritten));

    /** What all methods must keep together; only those that broke no other rule take part. */
    static final List<Rule<List<MethodSubject>>> OF_ALL_METHODS = List.of(
            new Rule<>(118, OverlapRules::templatesApart),
            new Rule<>(210, CommonKeyRules::oneTypePerKey),
            new Rule<>(211, CommonKeyRules::derivedKeysApart));

    /** What each tag must keep, each template of a writer, and the value that it stores. */
    static final List<Rule<MethodSubject>> OF_A_TEMPLATE = List.of(
            new Rule<>(101, (subject, findings) -> KeyRules.template(Fault.SYNTAX, subject, findings)),
            new Rule<>(102, KeyRules::knownParameters),
            new Rule<>(103, KeyRules::knownProperties),
            new Rule<>(104, KeyRules::positionsInRange),
            new Rule<>(106, KeyRules::supportedTypes),
            new Rule<>(108, KeyRules::knownAmbientValues),
            new Rule<>(109, KeyRules::readableProperties),
            new Rule<>(110, KeyRules::parameterNames),
            new Rule<>(111, (subject, findings) -> KeyRules.template(Fault.LITERAL, subject, findings)),
            new Rule<>(112, KeyRules::ignoredNotUsed),
            new Rule<>(113, KeyRules::bypassNotUsed),
            new Rule<>(114, (subject, findings) -> KeyRules.template(Fault.SEPARATOR, subject, findings)));

    /** What a method that changes caches must keep. */
    static final List<Rule<WriterSubject>> OF_A_WRITER = List.of(
            new Rule<>(107, (writer, findings) -> writer.keys().stream().filter(key -> writer.isPut())
                    .forEach(key -> KeyRules.noResult(key, findings))),
            new Rule<>(203, (writer, findings) -> MethodRules.interceptable(writer.whole(), findings)),
            new Rule<>(208, WriterRules.ofResult(MethodRules::resolvable)),
            new Rule<>(209, WriterRules.ofResult(MethodRules::reusable)),
            new Rule<>(301, WriterRules::namesSomething),
            new Rule<>(302, WriterRules::hasResult),
            new Rule<>(303, WriterRules.ofInvalidation(WriterRules::knownCache)),
            new Rule<>(304, WriterRules.ofInvalidation(WriterRules::keysOfCachedMethods)),
            new Rule<>(305, WriterRules::storesWhatIsCached),
            new Rule<>(306, WriterRules::storesSomething),
            new Rule<>(307, WriterRules::oneValue),
            new Rule<>(308, WriterRules::endsWithItsCall),
            new Rule<>(309, WriterRules::noElements),
            new Rule<>(310, TagRules::carried),
            new Rule<>(311, WriterRules::wholeCacheAlone),
            new Rule<>(312, TagRules::boundToPut),
            new Rule<>(313, PatternRules::written),
            new Rule<>(314, PatternRules::ofCachedMethods),
            new Rule<>(315, WriterRules.ofPut(WriterRules::knownCache)),
            new Rule<>(316, WriterRules.ofPut(WriterRules::keysOfCachedMethods)));

    /** What a method that writes to a queue must keep. */
    static final List<Rule<WriteSubject>> OF_A_WRITE = List.of(
            new Rule<>(110, WriteRules::parameterNames),
            new Rule<>(203, (write, findings) -> MethodRules.interceptable(write.whole(), findings)),
            new Rule<>(302, WriteRules.ofWriter(WriterRules::hasResult)),
            new Rule<>(309, WriteRules.ofWriter(WriterRules::noElements)),
            new Rule<>(310, WriteRules.ofWriter(TagRules::carried)),
            new Rule<>(312, WriteRules.ofWriter(TagRules::boundToPut)),
            new Rule<>(401, WriteRules::queueName),
            new Rule<>(402, WriteRules::givesNothing),
            new Rule<>(403, WriteRules::recordable),
            new Rule<>(410, (write, findings) -> StoreRules.creatable("merge", write.whole(), findings)),
            new Rule<>(411, WriteRules.ofWriter(WriterRules::oneValue)),
            new Rule<>(412, WriteRules.ofWriter(WriterRules::keysOfCachedMethods)),
            new Rule<>(412, WriteRules.ofWriter(WriterRules::storesWhatIsCached)),
            new Rule<>(413, WriteRules::valueToStore),
            new Rule<>(414, WriteRules::numbers),
            new Rule<>(415, WriteRules::alone),
            new Rule<>(416, (write, findings) -> KeyRules.noResult(write.key(), findings)));

    /** What a method that writes a batch must keep. */
    static final List<Rule<BatchSubject>> OF_A_BATCH_WRITER = List.of(
            new Rule<>(405, BatchRules::callable),
            new Rule<>(406, BatchRules::knownQueue));

    /** What the methods of a queue must keep together. */
    static final List<Rule<QueueSubject>> OF_A_QUEUE = List.of(
            new Rule<>(404, QueueRules::recordFits),
            new Rule<>(406, BatchRules::onlyOne),
            new Rule<>(407, QueueRules::sameKeys),
            new Rule<>(408, QueueRules::oneBean),
            new Rule<>(409, QueueRules::agreed),
            new Rule<>(410, QueueRules::mergerFits));

    /** What is to be known of the application. */
    static final List<Rule<Whole>> OF_THE_WHOLE = List.of(
            new Rule<>(317, ReachRules::tagsAreInvalidated),
            new Rule<>(318, ReachRules::cachesOfEntitiesAreInvalidated),
            new Rule<>(602, TypeRules::canBeShared));

    private PlanRules() {
    }
}

package dev.larder.quarkus.test.contract;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.ContractSuite;
import io.quarkus.test.QuarkusUnitTest;

class QuarkusLoudTest extends QuarkusContainer {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = ContractApplication.with(ContractSuite.LOUD);

    @TestFactory
    Stream<DynamicNode> loud() {
        return ContractSuite.loud(this);
    }
}

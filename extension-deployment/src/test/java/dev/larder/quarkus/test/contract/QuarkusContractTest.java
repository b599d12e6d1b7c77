package dev.larder.quarkus.test.contract;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.ContractSuite;
import io.quarkus.test.QuarkusUnitTest;

class QuarkusContractTest extends QuarkusContainer {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = ContractApplication.with(Map.of());

    @TestFactory
    Stream<DynamicNode> behaviours() {
        return ContractSuite.behaviours(this);
    }

    @TestFactory
    Stream<DynamicNode> faults() {
        return ContractSuite.faults(this);
    }
}

package dev.larder.quarkus.test.contract;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.contract.ContractSuite;
import io.quarkus.test.QuarkusUnitTest;

class QuarkusAvailableTest extends QuarkusContainer {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = ContractApplication.with(ContractSuite.AVAILABLE);

    @TestFactory
    Stream<DynamicNode> available() {
        return ContractSuite.available(this);
    }
}

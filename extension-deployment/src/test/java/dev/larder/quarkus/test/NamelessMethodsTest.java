package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.rejected.GoldenReport;
import dev.larder.rejected.Nameless;
import io.quarkus.test.QuarkusUnitTest;

class NamelessMethodsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().setArchiveProducer(NamelessMethodsTest::archive)
            .assertException(refused -> assertThat(GoldenReport.in(refused)).isEqualTo(Nameless.report()));

    private static JavaArchive archive() {
        String file = Nameless.NAME.replace('.', '/') + ".class";
        try {
            Path folder = Files.createTempDirectory("nameless");
            Nameless.compile(folder);
            return ShrinkWrap.create(JavaArchive.class)
                    .add(new ByteArrayAsset(Files.readAllBytes(folder.resolve(file))), file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void buildAsksForTheNamesOfParameters() {
        throw new AssertionError("the application was built");
    }
}

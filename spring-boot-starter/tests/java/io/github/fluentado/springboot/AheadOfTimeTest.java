// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.hooks.HookRouter;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** What is decided while the program is built is the same as when it starts. */
class AheadOfTimeTest {

  /** A program with a receiver. */
  @Configuration(proxyBeanMethods = false)
  static class Program {
    @Bean
    HookRouter router() {
      return HookRouter.create();
    }
  }

  @Test
  @CompileWithForkedClassLoader
  void codeThatIsGeneratedMakesTheClientAndTheReceiver() {
    GenericWebApplicationContext context = new GenericWebApplicationContext();
    AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader(context);
    reader.register(Program.class);
    reader.register(FluentAdoAutoConfiguration.class, FluentAdoHooksAutoConfiguration.class);
    TestGenerationContext generated = new TestGenerationContext();

    // No setting is there yet: none may be asked for while the program is built.
    ClassName initializer =
        new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
    generated.writeGeneratedContent();

    assertThat(
            RuntimeHintsPredicates.reflection()
                .onType(FluentAdoProperties.class)
                .test(generated.getRuntimeHints()))
        .isTrue();
    TestCompiler.forSystem()
        .with(generated)
        .compile(
            compiled -> {
              GenericApplicationContext fresh = new GenericWebApplicationContext();
              TestPropertyValues.of(
                      "fluent-ado.organization=contoso",
                      "fluent-ado.pat=x",
                      "fluent-ado.hooks.password=y")
                  .applyTo(fresh);
              started(compiled, initializer, fresh);
              assertThat(fresh.getBean(AzureDevOps.class))
                  .hasToString("AzureDevOps[https://dev.azure.com/contoso]");
              assertThat(fresh.getBeansOfType(HookController.class)).hasSize(1);
              fresh.close();
            });
  }

  @SuppressWarnings("unchecked")
  private static void started(
      Compiled compiled,
      ClassName initializer,
      GenericApplicationContext fresh) {
    compiled
        .getInstance(ApplicationContextInitializer.class, initializer.toString())
        .initialize((ConfigurableApplicationContext) fresh);
    fresh.refresh();
  }
}

// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A program as users have it, but for looking for components. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class App {}

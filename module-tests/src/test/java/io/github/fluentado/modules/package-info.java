// SPDX-License-Identifier: MIT
/** Programs that are modules, over the artifacts as they are published. */
package io.github.fluentado.modules;

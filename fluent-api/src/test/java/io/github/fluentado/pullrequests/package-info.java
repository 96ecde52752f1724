// SPDX-License-Identifier: MIT
@NullMarked
package io.github.fluentado.pullrequests;

import org.jspecify.annotations.NullMarked;

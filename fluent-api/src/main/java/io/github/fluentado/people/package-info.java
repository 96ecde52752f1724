// SPDX-License-Identifier: MIT
/** Users, groups and identities. {@link io.github.fluentado.people.People} is the door. */
@NullMarked
package io.github.fluentado.people;

import org.jspecify.annotations.NullMarked;

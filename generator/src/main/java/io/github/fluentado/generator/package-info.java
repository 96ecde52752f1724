// SPDX-License-Identifier: MIT
/**
 * Makes the client's Java from the description.
 *
 * <p>openapi-generator parses, validates and writes; what is said in the files is decided here,
 * from the parsed document and its {@code x-ado-…} extensions. The templates only lay it out.
 */
@NullMarked
package io.github.fluentado.generator;

import org.jspecify.annotations.NullMarked;

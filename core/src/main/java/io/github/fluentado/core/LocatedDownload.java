// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

/** A download whose place is found first, each time anew; what is asked of a part is its own. */
final class LocatedDownload extends Download {
  private final Call<? extends Download> place;
  private final String identity;

  LocatedDownload(Call<? extends Download> place, String identity) {
    this.place = place;
    this.identity = identity;
  }

  @Override
  public Call<Content> open() {
    return place.then(Download::open);
  }

  @Override
  protected Call<Content> open(CallOptions last) {
    return place.then(found -> found.open(last));
  }

  @Override
  protected String identity() {
    return identity;
  }
}

// Written addresses of provisions: "UB 3.34 lid 1 onderdeel a", "lid 2", "dit artikel".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "grammar/document.hpp"

namespace slagboom::grammar {

// A written reference: "lid 1", "UB 3.34 lid 1 onderdeel a", "artikel 3.32". Empty document = this one; what a
// reference inside a document leaves out ("lid 1", "onderdeel b") is filled in from where it stands.
struct Address {
  std::string document;  // short name, as written
  std::string article;
  std::string lid;
  std::string onderdeel;  // may be "c 3°"
  Span span;
};

// Reads an address at the start of `text`; gives its length, 0 when there is none.
[[nodiscard]] std::size_t scan_address(std::string_view text, Address& address);

// Reads "c" or "c 1°" (an onderdeel without the word), as in the last column of a table; 0 when
// there is none.
[[nodiscard]] std::size_t scan_onderdeel(std::string_view text, std::string& onderdeel);

// Fills in what an address inside a document leaves out: "lid 1" becomes "3.34 lid 1" in
// artikel 3.34.
void complete(Address& address, const Document& document, PartId part);

// "UB 3.34 lid 1 onderdeel a": reading this text gives the same address.
[[nodiscard]] std::string address_text(const Address& address);

}  // namespace slagboom::grammar

#pragma once

#include <QStringList>
#include <span>

#include "app/gui/pages/page.h"

namespace triscope::gui {

// One entry of the rail.
struct PageEntry {
    const char* id = "";
    Page* (*make)(const PageContext& context, QWidget* parent) = nullptr;
};

// All pages, in the order of the rail. A new page is one line here.
std::span<const PageEntry> pageList();

QStringList pageIds();

}  // namespace triscope::gui

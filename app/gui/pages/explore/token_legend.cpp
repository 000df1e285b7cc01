#include "app/gui/pages/explore/token_legend.h"

#include <QPainter>

#include "app/gui/text/translate.h"
#include "app/gui/theme/theme.h"

namespace triscope::gui {

namespace {

constexpr int kWidth = 344;

}  // namespace

TokenLegend::TokenLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TokenLegend::setMask(const MaskPtr& mask) {
    m_names.clear();
    m_looks.clear();
    const auto add = [this](const QString& name, const WordLook& look) {
        m_names.push_back({name, Gap::Blank});
        m_looks.push_back(look);
    };
    for (const Region& region : mask->regions()) {
        if (region.kept) add(regionTitle(region), {WordLook::Kind::Seen, region.role});
    }
    add(tr("not attended to"), {WordLook::Kind::Unseen});
    add(tr("the query"), {WordLook::Kind::Plain, RegionRole::Kept, true});
    updateGeometry();
    update();
}

QSize TokenLegend::sizeHint() const {
    const auto places = flowWords(m_names, QFontMetricsF(font()), kWidth);
    return {kWidth, places.empty() ? 0 : static_cast<int>(places.back().bottom()) + 2};
}

void TokenLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font());
    const auto places = flowWords(m_names, QFontMetricsF(font()), kWidth);
    for (std::size_t at = 0; at < places.size(); ++at)
        paintWord(painter, places[at], m_names[at].text, m_looks[at], m_theme.colors());
}

}  // namespace triscope::gui

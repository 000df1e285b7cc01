#pragma once

#include <QColor>
#include <cmath>

namespace triscope::gui {

// An opaque colour over pixels, `strength` in [0, 1]; at 1 it is the colour itself.
class Blend {
  public:
    Blend(const QColor& color, double strength)
        : m_weight(static_cast<quint32>(std::lround(strength * 256))),
          m_red_blue((color.rgb() & kRedBlue) * m_weight + kHalf),
          m_green((color.rgb() & kGreen) * m_weight + 0x8000) {}

    QRgb over(QRgb below) const {
        // Two channels to a word; eight bits above each have room for the product.
        const quint32 kept = 256 - m_weight;
        const quint32 red_blue = ((below & kRedBlue) * kept + m_red_blue) >> 8;
        const quint32 green = ((below & kGreen) * kept + m_green) >> 8;
        return 0xFF000000U | (red_blue & kRedBlue) | (green & kGreen);
    }

  private:
    static constexpr quint32 kRedBlue = 0x00FF00FF;
    static constexpr quint32 kGreen = 0x0000FF00;
    static constexpr quint32 kHalf = 0x00800080;

    quint32 m_weight;
    quint32 m_red_blue;
    quint32 m_green;
};

}  // namespace triscope::gui
